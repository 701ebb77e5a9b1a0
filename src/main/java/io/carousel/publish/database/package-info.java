/**
 * Copies tables to databases through JDBC. Their schema follows from the tables' declarations;
 * nothing here knows particular tables.
 */
package io.carousel.publish.database;
