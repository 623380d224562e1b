/** Grows with each change of a concern, so that every place that shows them reads anew. */
export const concernsChanged = $state({ times: 0 });
