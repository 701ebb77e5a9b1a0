/**
 * From deals and payments to graphs: which of them count on a date and a basis, how much of them,
 * in which layers, and what flows from party to party in each scope.
 */
package io.carousel.flow;
