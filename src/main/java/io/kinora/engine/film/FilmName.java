package io.kinora.engine.film;

/// Names a film: what is written under it last is its definition.
///
/// @param accessKey whose name space it is in
/// @param user      as the client calls whom the film is for
/// @param resource  as it calls the film
public record FilmName(String accessKey, String user, String resource) {

  @Override
  public String toString() {
    return user + "/" + resource;
  }
}
