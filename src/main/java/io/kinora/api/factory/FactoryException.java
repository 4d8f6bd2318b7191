package io.kinora.api.factory;

/// A request that is refused, as its client is told.
///
/// Source: the factory contract, section 12.
final class FactoryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  private FactoryException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static FactoryException badRequest(String code, String message) {
    return new FactoryException(400, code, message);
  }

  static FactoryException forbidden(String code, String message) {
    return new FactoryException(403, code, message);
  }

  static FactoryException notFound(String code, String message) {
    return new FactoryException(404, code, message);
  }

  static FactoryException methodNotAllowed(String allowed) {
    return new FactoryException(405, "MethodNotAllowed", "allowed is " + allowed);
  }

  static FactoryException tooLarge(String message) {
    return new FactoryException(413, "EntityTooLarge", message);
  }

  static FactoryException unsupportedType(String message) {
    return new FactoryException(415, "UnsupportedMediaType", message);
  }

  int status() {
    return status;
  }

  /// The code and the message, as clients show it.
  String text() {
    return code + ": " + getMessage();
  }
}
