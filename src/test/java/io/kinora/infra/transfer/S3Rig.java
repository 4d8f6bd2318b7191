package io.kinora.infra.transfer;

import io.kinora.infra.s3.S3Settings.Addressing;
import io.kinora.infra.s3.fake.TestS3;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A bucket of its own, behind a wire.
final class S3Rig implements Rig {

  private final String bucket = TestS3.newBucket();
  private final S3Client client = TestS3.client();
  private final Wire wire;

  S3Rig() throws IOException {
    wire = Wire.to(TestS3.endpoint().getPort());
  }

  @Override
  public S3Access s3() {
    var endpoint = URI.create("http://127.0.0.1:" + wire.port());
    return new S3Access(endpoint, "us-east-1", Addressing.PATH, null);
  }

  @Override
  public Login login() {
    return new Login(TestS3.KEYS.accessKey(), TestS3.KEYS.secretKey());
  }

  @Override
  public Place place(String path, @Nullable Login login) {
    return Place.parse("s3://" + bucket + "/" + path, login).orElseThrow();
  }

  @Override
  public void put(String path, byte[] bytes) {
    client.putObject(it -> it.bucket(bucket).key(path), RequestBody.fromBytes(bytes));
  }

  @Override
  public byte[] read(String path) {
    return client.getObjectAsBytes(it -> it.bucket(bucket).key(path)).asByteArray();
  }

  @Override
  public List<String> names() {
    Stream<String> whole =
        client.listObjectsV2(it -> it.bucket(bucket)).contents().stream().map(S3Object::key);
    Stream<String> begun = client.listMultipartUploads(it -> it.bucket(bucket)).uploads().stream()
        .map(MultipartUpload::key)
        .map(key -> "parts of " + key);
    return Stream.concat(whole, begun).toList();
  }

  /// There are none, but for names that look like it.
  @Override
  public void putFolder(String path) {
    put(path + "/inside", new byte[1]);
  }

  String contentType(String path) {
    return client.headObject(it -> it.bucket(bucket).key(path)).contentType();
  }

  /// Whether everybody may read it, by its access list.
  boolean isPublic(String path) {
    return client.getObjectAcl(it -> it.bucket(bucket).key(path)).grants().stream()
        .anyMatch(grant -> String.valueOf(grant.grantee().uri()).endsWith("/AllUsers")
            && grant.permission() == Permission.READ);
  }

  Wire wire() {
    return wire;
  }

  @Override
  public void cutDownAfter(long bytes) {
    wire.cutDownAfter(bytes);
  }

  @Override
  public void cutUpAfter(long bytes) {
    wire.cutUpAfter(bytes);
  }

  @Override
  public void fallSilentAfter(long bytes) {
    wire.fallSilentAfter(bytes);
  }

  @Override
  public void takeNothingAfter(long bytes) {
    wire.takeNothingAfter(bytes);
  }

  @Override
  public long downBytes() {
    return wire.downBytes();
  }

  @Override
  public long upBytes() {
    return wire.upBytes();
  }

  @Override
  public void announce(long sizeBytes) {
    wire.sayAlways(
        "HTTP/1.1 200 OK\r\nETag: \"x\"\r\nContent-Length: " + sizeBytes + "\r\n\r\nshort");
  }

  @Override
  public void fillUp() {
    wire.sayAlways("HTTP/1.1 507 Insufficient Storage\r\nContent-Length: 0\r\n\r\n");
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
