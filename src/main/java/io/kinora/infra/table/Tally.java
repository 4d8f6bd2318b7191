package io.kinora.infra.table;

/// What a table has, so that two can be compared.
///
/// @param rowCount how many rows
/// @param digest   of all of them in any order, 64 hexadecimal digits in lower case
/// @param counter  the highest number that was ever counted; 0 where the table counts none
public record Tally(String table, long rowCount, String digest, long counter) {}
