package io.kinora.engine.film;

import io.kinora.engine.letter.Letter;
import io.kinora.engine.letter.LetterBox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Has those told who asked for it, in the transaction in which something happens.
///
/// Source: the factory contract, section 9.
record NewsOfRenditions(FilmRecords records, FilmWording wording, LetterBox letters) {

  private static final String FORM = "application/x-www-form-urlencoded";

  /// It has come to another state, or one of its uploads is there.
  void tell(Handle handle, String id) {
    Rendition rendition = records.renditions().find(handle, id).orElseThrow();
    Optional.ofNullable(rendition.order().receiver())
        .filter(it -> it.wants(rendition.state()))
        .ifPresent(it -> put(handle, rendition, it, rendition.order().meta()));
  }

  /// One of its uploads has come to its end: whoever asked for that alone is told, too. To him it
  /// is available then, or has failed, whatever becomes of the others.
  void tellOfUpload(Handle handle, String id, int position) {
    Rendition rendition = records.renditions().find(handle, id).orElseThrow();
    UploadOrder upload = rendition.order().uploads().get(position);
    boolean isDone = UploadTable.of(handle, id).get(position).isDone();
    RenditionState end = isDone ? RenditionState.AVAILABLE : RenditionState.ERROR;
    Optional.ofNullable(upload.receiver())
        .filter(it -> it.wants(end))
        .ifPresent(it -> put(handle, rendition, it, upload.meta()));
  }

  private void put(
      Handle handle, Rendition rendition, Receiver receiver, Map<String, String> meta) {
    List<RenditionUpload> uploads = UploadTable.of(handle, rendition.id());
    String body = wording.notice(rendition, uploads, meta);
    letters.put(handle, new Letter(rendition.id(), receiver.url(), FORM, body));
  }
}
