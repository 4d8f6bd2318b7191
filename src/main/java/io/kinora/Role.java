package io.kinora;

import java.util.Locale;

/// What a process does; one that has all roles is a whole server.
enum Role {
  /// Answers clients.
  API,
  /// Does the work.
  WORKER,
  /// Shows the web page.
  DASHBOARD,
  /// Removes what has expired and what was left behind.
  HOUSEKEEPING;

  /// The role as settings spell it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
