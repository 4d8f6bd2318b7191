package io.kinora.api.flixcloud;

import io.kinora.engine.job.JobOrder.Location;
import io.kinora.infra.transfer.Place;
import io.kinora.infra.transfer.Scheme;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads addresses of files with their credentials. Source: the flixcloud contract, sections 2.4
/// and 6.
///
/// @param opened whether files may go to http and https addresses, and to folders of this machine
/// @param errors gets what is wrong
record LocationReading(FlixcloudSettings.Opened opened, List<String> errors) {

  private static final Set<Scheme> WEB = EnumSet.of(Scheme.HTTP, Scheme.HTTPS);
  private static final Set<Scheme> TARGETS = EnumSet.of(Scheme.FTP, Scheme.SFTP, Scheme.S3);

  /// Tells whether an element names no file: samples have a bucket alone where they want nothing.
  static boolean isFolder(XmlElement element) {
    String url = element.word("url").orElse("");
    int authority = url.indexOf("://");
    return url.endsWith("/") || (authority >= 0 && url.indexOf('/', authority + 3) < 0);
  }

  Optional<Location> required(XmlElement files, String name) {
    return files.child(name).map(it -> read(it, name)).orElseGet(() -> missing(name));
  }

  Optional<Location> requiredTarget(XmlElement files, String name) {
    return files.child(name).map(it -> readTarget(it, name)).orElseGet(() -> missing(name));
  }

  private Optional<Location> missing(String name) {
    errors.add(name + " is required");
    return Optional.empty();
  }

  Optional<Location> read(XmlElement element, String name) {
    return read(element, name, schemes(true));
  }

  Optional<Location> readTarget(XmlElement element, String name) {
    return read(element, name, schemes(opened.httpPut()));
  }

  private Set<Scheme> schemes(boolean withWeb) {
    Set<Scheme> schemes = EnumSet.copyOf(TARGETS);
    if (withWeb) {
      schemes.addAll(WEB);
    }
    if (opened.files()) {
      schemes.add(Scheme.FILE);
    }
    return schemes;
  }

  private Optional<Location> read(XmlElement element, String name, Set<Scheme> allowed) {
    Optional<String> url = element.word("url");
    if (url.isEmpty()) {
      errors.add(name + " url is required");
    } else {
      checkAddress(url.get(), name, allowed);
    }
    Optional<XmlElement> parameters = element.child("parameters");
    Optional<String> user = parameters.flatMap(it -> it.word("user"));
    Optional<String> password =
        parameters.flatMap(it -> it.verbatim("password")).map(LocationReading::unbroken);
    if (user.isPresent() != password.isPresent()) {
      errors.add(name + " user and password are both required");
    }
    return url.map(it -> new Location(it, user.orElse(null), password.orElse(null)));
  }

  /// A password may begin and end with blanks. On lines of its own it is only printed prettily: the
  /// Python client did so before Python 2.7.3, and no line breaks are typed into passwords.
  private static String unbroken(String password) {
    return password.startsWith("\n") ? password.strip() : password;
  }

  private void checkAddress(String url, String name, Set<Scheme> allowed) {
    Optional<String> scheme = Place.schemeOf(url);
    boolean isKnown = scheme.flatMap(Scheme::find).filter(allowed::contains).isPresent();
    if (scheme.isPresent() && !isKnown) {
      errors.add(name + " protocol is not supported: " + scheme.get());
    } else if (Place.parseWithFiles(url, null).isEmpty()) {
      errors.add(name + " url is invalid");
    }
  }
}
