/**
 * Copies tables to databases that JDBC reaches. What they hold follows from the tables'
 * declarations; nothing here knows which tables there are.
 */
package io.carousel.publish.database;
