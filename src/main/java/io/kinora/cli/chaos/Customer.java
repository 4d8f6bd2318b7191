package io.kinora.cli.chaos;

import java.io.IOException;

/// Somebody with a program of old: orders work in one dialect.
interface Customer {

  /// Orders something.
  ///
  /// @param number of the order
  /// @throws IOException where nobody said that it is promised; it may be, all the same
  Order order(int number) throws IOException, InterruptedException;
}
