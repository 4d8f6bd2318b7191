package io.kinora.media.render;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.probe.Prober;
import io.kinora.media.speech.Speaker;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.Film;
import io.kinora.media.sxml.SoundSource.Speech;
import io.kinora.media.sxml.Voices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Has the words of a film spoken before its times are found: how long that takes is a part of
/// them. Thread-safe.
///
/// @param speaker nobody, where the operator has brought no speech program
record Narrator(Optional<Speaker> speaker, Prober prober) {

  /// Each is a run of a foreign program.
  private static final int SPEECHES_MAX = 500;

  /// What was spoken.
  ///
  /// @param remarks what was odd, in words for the author
  record Narration(Map<Speech, SourceFile> files, List<String> remarks) {
    Narration {
      files = Map.copyOf(files);
      remarks = List.copyOf(remarks);
    }
  }

  Narration speak(Film film, StopSignal stop) {
    List<Speech> speeches = FileNames.spokenIn(film).stream()
        .filter(speech -> !speech.words().isEmpty())
        .toList();
    if (speeches.isEmpty()) {
      return new Narration(Map.of(), List.of());
    }
    if (speeches.size() > SPEECHES_MAX) {
      throw new Failure(
              FailureCode.DEFINITION_INVALID,
              "more than " + SPEECHES_MAX + " different words are to be spoken")
          .asException();
    }
    return speaker
        .map(it -> spoken(speeches, it, stop))
        .orElseGet(() -> new Narration(
            Map.of(), List.of("nobody speaks here: speech is silence of its probable length")));
  }

  private Narration spoken(List<Speech> speeches, Speaker speaking, StopSignal stop) {
    var files = new LinkedHashMap<Speech, SourceFile>();
    var remarks = new ArrayList<String>();
    for (Speech speech : speeches) {
      Optional<Path> file = speaking.speak(speech.voice(), speech.words(), stop);
      if (file.isEmpty()) {
        remarks.add(
            "the voice '" + speech.voice() + "' is not known here; '" + Voices.USUAL + "' speaks");
        file = speaking.speak(Voices.USUAL, speech.words(), stop);
      }
      Path sound = file.orElseThrow(() -> silent(speech));
      files.put(speech, new SourceFile("speech", sound, prober.probe(sound, "speech", stop)));
    }
    return new Narration(files, remarks);
  }

  private static RuntimeException silent(Speech speech) {
    return new Failure(
            FailureCode.ENCODER_FAILED,
            "Nothing was made of the words to speak by '" + speech.voice() + "'")
        .asException();
  }
}
