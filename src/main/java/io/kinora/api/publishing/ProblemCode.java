package io.kinora.api.publishing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of error that clients meet. Source: the publishing contract, section 13.
enum ProblemCode {
  BAD_REQUEST(400, "Bad request", "A part of the request cannot be read; 'detail' says which."),
  MALFORMED_JSON(400, "Malformed JSON", "The body must be one JSON object."),
  BAD_CONTENT_RANGE(400, "Bad Content-Range", "The header must be 'bytes FIRST-LAST/TOTAL'."),
  SIZE_MISMATCH(400, "Size mismatch", "The video was to have another size: 'expected_size'."),
  DIGEST_MISMATCH(400, "Digest mismatch", "What came is not what was sent; send it again."),
  EMPTY_UPLOAD(400, "Empty upload", "A video has at least one byte."),
  UNAUTHORIZED(
      401,
      "Unauthorized",
      "Send 'Authorization: Bearer' with an access token or an API key that is valid."),
  INSUFFICIENT_SCOPE(
      403, "Insufficient scope", "The credential is valid, but does not allow this."),
  TENANT_QUOTA(403, "Quota reached", "The account has as much as it may have: 'quota'."),
  NOT_FOUND(404, "Not found", "There is nothing of yours at this address."),
  METHOD_NOT_ALLOWED(
      405, "Method not allowed", "The header Allow of the answer names the methods that are."),
  NOT_READY(409, "Not ready", "The video is still being processed; ask for its status."),
  PROCESSING_FAILED(409, "Processing failed", "There will be no result; 'error' says why."),
  ALREADY_UPLOADED(409, "Already uploaded", "The content is here, and cannot be replaced."),
  OFFSET_MISMATCH(
      409, "Offset mismatch", "The upload stands elsewhere: go on at 'expected_offset'."),
  IDEMPOTENCY_IN_PROGRESS(
      409, "Still in progress", "The first request with this Idempotency-Key is still running."),
  WEBHOOK_DISABLED(409, "Webhook disabled", "Nothing is sent there; enable the webhook first."),
  UPLOAD_GONE(410, "Upload gone", "The upload expired or was cancelled; make a new video."),
  PRECONDITION_FAILED(412, "Precondition failed", "It was changed since you read it."),
  TUS_VERSION(412, "Unknown tus version", "Send 'Tus-Resumable: 1.0.0'."),
  TOO_LARGE(413, "Too large", "The body is larger than is allowed here: 'max_size'."),
  UNSUPPORTED_MEDIA_TYPE(
      415, "Unsupported media type", "The body has a type or an encoding that is not taken."),
  VALIDATION_FAILED(422, "Validation failed", "Values are not allowed: 'errors' names each."),
  IDEMPOTENCY_KEY_REUSED(
      422, "Idempotency-Key reused", "This key was sent with another body; take a new one."),
  UPLOAD_LOCKED(423, "Upload locked", "Another request is writing; try again in a second."),
  RATE_LIMITED(429, "Too many requests", "Wait as many seconds as Retry-After says."),
  CHECKSUM_MISMATCH(460, "Checksum mismatch", "What came is not what was sent; send it again."),
  INTERNAL(500, "Internal error", "A mistake of ours; the operator finds it by 'request_id'."),
  UNAVAILABLE(503, "Unavailable", "Wait as many seconds as Retry-After says."),
  INSUFFICIENT_STORAGE(507, "Insufficient storage", "The server has no room; try again later.");

  private final int status;
  private final String title;
  private final String advice;

  ProblemCode(int status, String title, String advice) {
    this.status = status;
    this.title = title;
    this.advice = advice;
  }

  /// As it stands in answers, such as `not-found`.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<ProblemCode> find(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /// One sentence: what it means, or what to do.
  String advice() {
    return advice;
  }
}
