/**
 * The meaning of a basis: which deals and payments count on a day, with what amount, in which
 * scope. {@link io.carousel.basis.BasisRule} contains the definitions. Scopes on the as-of date and
 * at every quarter's end ask the same rule. Nothing here writes or looks at the shape of a graph.
 */
package io.carousel.basis;
