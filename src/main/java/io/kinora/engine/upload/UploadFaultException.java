package io.kinora.engine.upload;

/// Carries an [UploadFault].
public final class UploadFaultException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient UploadFault fault;

  UploadFaultException(UploadFault fault) {
    super(fault.toString());
    this.fault = fault;
  }

  public UploadFault fault() {
    return fault;
  }
}
