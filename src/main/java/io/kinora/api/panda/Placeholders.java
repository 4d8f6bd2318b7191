package io.kinora.api.panda;

/// Fills in what clients leave open in their addresses: `$id`, `$error`, `$error_message`.
///
/// Source: the panda contract, sections 8.3 and 12.1.
final class Placeholders {

  private Placeholders() {}

  /// @param id           empty where no video was made
  /// @param error        its name; empty where there was none
  /// @param errorMessage the same
  static String filled(String address, String id, String error, String errorMessage) {
    return address
        .replace("$error_message", Escaping.JAVA.value(errorMessage))
        .replace("$error", Escaping.JAVA.value(error))
        .replace("$id", id);
  }
}
