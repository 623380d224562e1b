/** A record behind a fact, as the person knows it. */
export interface Source {
  id: string;
  title: string;
}
