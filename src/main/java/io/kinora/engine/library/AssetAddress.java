package io.kinora.engine.library;

import io.kinora.infra.base.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An address that names what is in the library already: `kinora:asset/ID`, or with the name of one
/// of its files behind it.
///
/// @param asset the asset
/// @param name  of a file; empty for the main one
public record AssetAddress(AssetId asset, Optional<String> name) {

  private static final String BEGINNING = "kinora:asset/";

  /// Of an asset of several files the one that is meant where none is named.
  private static final List<String> MAIN = List.of("export", "output", "original");

  /// Tells whether an address is one of these, whatever it names.
  public static boolean isOne(String address) {
    return address.startsWith(BEGINNING);
  }

  /// Reads foreign text; empty where it can name nothing.
  public static Optional<AssetAddress> parse(String address) {
    if (!isOne(address)) {
      return Optional.empty();
    }
    String[] names = address.substring(BEGINNING.length()).split("/", 2);
    Optional<String> name = names.length == 2 ? Optional.of(names[1]) : Optional.empty();
    return AssetId.parse(names[0]).map(asset -> new AssetAddress(asset, name));
  }

  /// The file, where it is the tenant's: what is another's is not there.
  public Optional<AssetFile> find(Library library, TenantId tenant) {
    List<AssetFile> files = library.files(asset).stream()
        .filter(file -> file.tenant().equals(tenant))
        .toList();
    Stream<String> wished = name.map(Stream::of).orElseGet(MAIN::stream);
    return wished
        .flatMap(it -> files.stream().filter(file -> file.name().equals(it)))
        .findFirst();
  }
}
