/** How a topic is shown: tags of courses are written with hyphens and without capitals. */
export const topicName = (topic: string): string =>
  /^[a-z0-9-]+$/u.test(topic) ? topic.charAt(0).toUpperCase() + topic.slice(1).replaceAll("-", " ") : topic;
