package io.kinora.media.preset;

import java.io.IOException;

/// Who is handed what became of wishes, each as soon as that is known. Called on the thread of the
/// kitchen, which waits meanwhile.
@FunctionalInterface
public interface Serving {

  void serve(Outcome outcome) throws IOException, InterruptedException;
}
