package io.kinora.api.publishing;

import java.io.IOException;

/// Gives out the OpenAPI document, to everybody. Source: the publishing contract, section 18.
final class TellOpenApi {

  private final String document;

  TellOpenApi(PublishingSettings settings) {
    this.document = OpenApi.document(settings).toString();
  }

  void answer(Call call) throws IOException {
    call.exchange().send(200, "application/json", document);
  }
}
