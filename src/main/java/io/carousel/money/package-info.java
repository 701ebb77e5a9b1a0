/**
 * The arithmetic of money: exact conversion with one rounding to cents, the value of shares, and
 * cents as kernels count them.
 */
package io.carousel.money;
