package io.kinora.infra.transfer;

import java.io.IOException;
import java.nio.file.Path;

class SftpSendTest extends SendFaults {

  @Override
  Rig rig(Path folder) throws IOException {
    return new SftpRig(folder);
  }
}
