package io.kinora.infra.transfer;

import java.io.IOException;
import java.nio.file.Path;

class FtpFetchTest extends FetchFaults {

  @Override
  Rig rig(Path folder) throws IOException {
    return new FtpRig(folder);
  }
}
