package io.kinora.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SecretParametersTest {

  private static final TenantId ACME = new TenantId("acme");

  @TempDir
  Path folder;

  @Test
  void what_was_sealed_is_opened_and_shown_in_part() {
    var secrets = new SecretParameters(new Vault(MasterKey.in(folder)));
    var given = (ObjectNode) JsonMapper.shared().readTree("""
        {"url":"http://h/a?token=hush&b=1","images":["http://h/b","ftp://me:hush@h/c"],
        "key":"hush","width":8}""");
    var described = Parameters.of(Parameter.string("key", "The key.").secret());

    ObjectNode sealed = secrets.sealed(described, given, ACME);

    assertThat(sealed.toString()).doesNotContain("hush").contains("\"width\":8");
    assertThat(SecretParameters.shown(sealed.path("url")).asString())
        .isEqualTo("http://h/a?token=***&b=1");
    assertThat(SecretParameters.shown(sealed.path("images")).toString())
        .isEqualTo("[\"http://h/b\",\"ftp://***@h/c\"]");
    assertThat(secrets.opened(sealed, ACME)).isEqualTo(given);
  }
}
