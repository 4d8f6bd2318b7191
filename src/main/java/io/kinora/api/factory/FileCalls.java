package io.kinora.api.factory;

import io.kinora.engine.delivery.UploadTarget;
import io.kinora.engine.film.FilmName;
import io.kinora.engine.film.Rendition;
import io.kinora.engine.film.RenditionMedia;
import io.kinora.engine.library.AssetId;
import java.io.IOException;
import java.util.Optional;

/// Leads to the files of renditions.
///
/// Source: the factory contract, sections 5.7 to 5.10.
record FileCalls(FactoryParts parts, Identifiers identifiers) {

  /// The film itself, where it was wanted here and has arrived.
  void profile(FactoryRequest request) throws IOException {
    Rendition rendition = rendition(request);
    boolean isStored = parts.renditions().uploads(rendition).stream()
        .anyMatch(it -> it.isDone() && it.kind() == UploadTarget.Kind.STUPEFLIX_STORE);
    RenditionMedia media = Optional.ofNullable(rendition.media())
        .filter(_ -> isStored)
        .orElseThrow(FileCalls::notAvailable);
    lead(request, media.asset(), media.video());
  }

  void thumbnail(FactoryRequest request) throws IOException {
    RenditionMedia media =
        Optional.ofNullable(rendition(request).media()).orElseThrow(FileCalls::notAvailable);
    lead(request, media.asset(), media.thumbnail());
  }

  void report(FactoryRequest request) throws IOException {
    Rendition rendition = rendition(request);
    if (!rendition.state().isFinal()) {
      throw notAvailable();
    }
    Answers.send(request.exchange(), "text/xml", ReportWording.xml(rendition));
  }

  void preview(FactoryRequest request) throws IOException {
    preview(request, RenditionMedia.PREVIEW, StoredName.PREVIEW);
  }

  void playlist(FactoryRequest request) throws IOException {
    preview(request, RenditionMedia.PLAYLIST, StoredName.PLAYLIST);
  }

  private void preview(FactoryRequest request, String file, String shown) throws IOException {
    AssetId asset = Optional.of(rendition(request))
        .filter(it -> it.order().isPreviewed())
        .flatMap(Rendition::findAsset)
        .filter(it -> isThere(it, file))
        .orElseThrow(FileCalls::notAvailable);
    lead(request, asset, shown);
  }

  private boolean isThere(AssetId asset, String file) {
    return parts.records().findFile(asset, file).isPresent()
        || parts.records().library().growingFiles(asset).stream()
            .anyMatch(it -> it.name().equals(file));
  }

  private Rendition rendition(FactoryRequest request) {
    FilmName film = identifiers.film(request.account().accessKey(), request.names());
    String profile = request.names().getLast();
    return parts
        .renditions()
        .find(film, profile)
        .orElseThrow(() -> FactoryException.notFound(
            "NoSuchProfile", "nothing was ordered as " + film + "/" + profile));
  }

  private static FactoryException notAvailable() {
    return FactoryException.notFound("NotAvailable", "it is not there, or not yet");
  }

  private void lead(FactoryRequest request, AssetId asset, String file) throws IOException {
    Answers.redirect(request.exchange(), parts.addresses().of(asset, file));
  }
}
