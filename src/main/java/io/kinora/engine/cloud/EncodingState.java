package io.kinora.engine.cloud;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How far an encoding has come. Source: the panda contract, section 7.
public enum EncodingState {
  QUEUED,
  ASSIGNED,
  ENCODING,
  SUCCESS,
  ERROR;

  /// Those from which an encoding comes to its end.
  static final String OPEN_WORDS = "'queued', 'assigned', 'encoding'";

  /// As it is stored, and as the first version of the API shows it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// As the second version shows it.
  public VideoStatus status() {
    return switch (this) {
      case QUEUED, ASSIGNED, ENCODING -> VideoStatus.PROCESSING;
      case SUCCESS -> VideoStatus.SUCCESS;
      case ERROR -> VideoStatus.FAIL;
    };
  }

  public boolean isFinal() {
    return this == SUCCESS || this == ERROR;
  }

  public static Optional<EncodingState> find(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  /// Those that the second version shows as `status`.
  public static List<EncodingState> of(VideoStatus status) {
    return Arrays.stream(values()).filter(it -> it.status() == status).toList();
  }
}
