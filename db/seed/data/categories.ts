/** Names of the requirement document, in its order. */
export const categoryNames = [
  "AI & Product Management",
  "Machine Learning",
  "Computer Vision",
  "NLP",
  "Data Science",
  "Business Analytics",
  "Backend Development",
  "Cloud Computing",
  "Full-Stack Development",
  "DevOps",
  "System Design",
  "AI & Robotics",
  "AI in Healthcare",
  "AI Coding",
  "AI & Prompt Engineering",
] as const;
