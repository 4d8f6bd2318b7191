package io.kinora.infra.transfer;

import java.security.MessageDigest;

/// Bytes of ours, to be compared with what a server says of its own.
@FunctionalInterface
interface Digested {

  byte[] digest(MessageDigest algorithm);
}
