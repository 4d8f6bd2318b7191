package io.kinora.infra.outbound;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/// The digests that a server states of a file. Sources: RFC 1864 for `Content-MD5`, RFC 3230
/// for `Digest`, RFC 9530 for `Repr-Digest`.
record StatedDigests(List<Stated> all) {

  /// In base 64; what is no digest of the right length is none that one could compare with.
  private static final Pattern IN_DIGEST =
      Pattern.compile("(?i)(?:^|,)\\s*(?:(sha-256)=([a-z0-9+/]{43}=)|(md5)=([a-z0-9+/]{22}==))");

  private static final Pattern IN_REPR_DIGEST =
      Pattern.compile("(?i)(?:^|,)\\s*(sha-256)=:([a-z0-9+/]{43}=):");

  /// @param algorithm as Java calls it
  record Stated(String algorithm, byte[] bytes) {}

  /// Of the whole file, that is: none of one that comes packed, and of a rest only those that
  /// speak of the whole.
  static StatedDigests of(ClassicHttpResponse answer) {
    var all = new ArrayList<Stated>();
    if (EntityVersion.isPacked(answer)) {
      return new StatedDigests(all);
    }
    add(all, IN_REPR_DIGEST, Reply.header(answer, "Repr-Digest"));
    add(all, IN_DIGEST, Reply.header(answer, "Digest"));
    String md5 = Reply.header(answer, "Content-MD5");
    if (md5 != null && answer.getCode() != Landing.REST) {
      add(all, IN_DIGEST, "md5=" + md5.strip());
    }
    return new StatedDigests(all);
  }

  /// @throws BrokenTransferException where the file is another one; it is gone then
  void check(PartFile part) throws BrokenTransferException {
    for (Stated stated : all) {
      if (!MessageDigest.isEqual(part.digest(begin(stated.algorithm())), stated.bytes())) {
        part.discard();
        throw new BrokenTransferException("what came does not have the digest that was stated");
      }
    }
  }

  private static void add(List<Stated> all, Pattern pattern, @Nullable String header) {
    for (MatchResult found :
        pattern.matcher(header == null ? "" : header).results().toList()) {
      int first = found.group(1) == null ? 3 : 1;
      byte[] bytes = Base64.getDecoder().decode(found.group(first + 1));
      all.add(new Stated(found.group(first).toUpperCase(Locale.ROOT), bytes));
    }
  }

  private static MessageDigest begin(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure); // Every Java has both.
    }
  }
}
