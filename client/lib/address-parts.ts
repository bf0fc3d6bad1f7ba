/** An address in the pieces between which a line may break: after its @ and its dots, never within a word. */
export const addressParts = (address: string): readonly string[] => address.split(/(?<=[@.])/u);
