package io.kinora.infra.s3.fake;

import io.kinora.infra.s3.S3Clients;
import io.kinora.infra.s3.S3Keys;
import io.kinora.infra.s3.S3Settings;
import io.kinora.infra.s3.S3Settings.Addressing;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.S3Client;

/// An S3 in memory that all tests of a run share, each with buckets of its own; it checks
/// signatures and conditions. It begins with the first and ends with the JVM.
public final class TestS3 {

  public static final S3Keys KEYS = new S3Keys("kinora", "open-sesame");

  private static final S3Proxy SERVICE = started();
  private static final S3Client CLIENT = S3Clients.open(settings());
  private static final AtomicInteger NEWEST = new AtomicInteger();

  private TestS3() {}

  /// As a process of its own, for measurements: says its endpoint and a bucket, and stays.
  public static void main(String[] words) {
    System.out.println(endpoint() + " " + newBucket());
  }

  private static S3Proxy started() {
    S3Proxy service = S3Proxy.builder()
        .blobStore(new TransientNio2BlobStore())
        .awsAuthentication(AuthenticationType.AWS_V4, KEYS.accessKey(), KEYS.secretKey())
        .endpoint(URI.create("http://127.0.0.1:0"))
        .build();
    try {
      service.start();
    } catch (Exception failure) { // So it is declared there.
      throw new AssertionError(failure);
    }
    return service;
  }

  /// Where it listens: on this machine only.
  public static URI endpoint() {
    return URI.create("http://127.0.0.1:" + SERVICE.getPort());
  }

  /// How its buckets are reached.
  public static S3Settings settings() {
    return settings(KEYS);
  }

  /// As somebody else reaches them.
  public static S3Settings settings(S3Keys keys) {
    return new S3Settings(endpoint(), "us-east-1", keys, Addressing.PATH);
  }

  /// A client that all share: nobody closes it.
  public static S3Client client() {
    return CLIENT;
  }

  /// The name of a new, empty bucket.
  public static String newBucket() {
    String name = "test" + NEWEST.incrementAndGet();
    CLIENT.createBucket(request -> request.bucket(name));
    return name;
  }
}
