package io.kinora.engine.work;

/// The version of a kind's description. They differ in some defaults.
///
/// Source: the tasks contract, section 11.
public enum KindVersion {
  V1,
  V2
}
