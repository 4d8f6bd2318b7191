package io.kinora.media.sxml;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a test that shows features of the film language. It stands right before the method: the
/// page of features is made from the sources.
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface Feature {

  /// Rows of the feature table, such as `EFF02`. Source: the film language, section 19.
  String[] value();
}
