/** Points that everybody begins with: they can be spent and count toward no threshold. */
export const STARTER_GRANT = 50;
