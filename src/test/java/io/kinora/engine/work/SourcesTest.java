package io.kinora.engine.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.base.WorkFolder;
import io.kinora.infra.db.Database;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.OutboundSettings;
import io.kinora.infra.storage.FolderStorage;
import io.kinora.infra.transfer.S3Access;
import io.kinora.infra.transfer.TransferSettings;
import io.kinora.infra.transfer.Transfers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/// Files that are here already are read directly: nothing outside may be asked in these tests.
class SourcesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");

  private final AssetId asset = new AssetId(RandomKey.of128Bits());
  private Database database;
  private Library library;
  private Outbound outbound;
  private Transfers transfers;
  private Sources sources;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    var clock = new FakeClock();
    database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 2);
    library = new Library(database, FolderStorage.in(folder, new FreeSpace(0)), clock);
    outbound = Outbound.open(OutboundSettings.of(Guard.allowing(""), "test"), clock);
    transfers = Transfers.open(
        outbound, new TransferSettings(folder.resolve("known_hosts"), false, S3Access.amazon()));
    sources = new Sources(outbound.downloads(), transfers, library, List.of(new Shelf()));
    keep("thumbnail");
    keep("export");
  }

  @AfterEach
  void close() {
    transfers.close();
    outbound.close();
    database.close();
  }

  /// Addresses `https://media.example/shelf/NAME`.
  private final class Shelf implements OwnAddresses {

    @Override
    public boolean contain(String address) {
      return address.startsWith("https://media.example/shelf/");
    }

    @Override
    public Optional<AssetFile> find(String address) {
      String name = address.substring(address.lastIndexOf('/') + 1);
      return library.files(asset).stream()
          .filter(file -> file.name().equals(name))
          .findFirst();
    }
  }

  /// A file whose name is also its text.
  private void keep(String name) throws IOException {
    var maker = new Maker(ACME, asset, 1, "video.create");
    NewFile file =
        library.put(maker, name, "text/plain", new ByteArrayInputStream(name.getBytes(UTF_8)));
    database.transact(it -> library.keep(maker, List.of(file)).run(it.handle()));
  }

  private String fetched(TenantId tenant, String address) throws IOException {
    try (var folder = WorkFolder.in(Files.createTempDirectory("sources"))) {
      var bench = new Bench(
          FakeRun.of(tenant, "video.info", "{}"),
          JsonNodeFactory.instance.objectNode(),
          folder,
          new StopSignal());
      return Files.readString(sources.fetch(address, bench.asker(), folder.file("input")));
    }
  }

  @Test
  void the_main_file_of_an_asset_is_meant_where_none_is_named() throws IOException {
    assertThat(fetched(ACME, "kinora:asset/" + asset)).isEqualTo("export");
  }

  @Test
  void a_file_of_an_asset_is_read_by_its_name() throws IOException {
    assertThat(fetched(ACME, "kinora:asset/" + asset + "/thumbnail")).isEqualTo("thumbnail");
  }

  @Test
  void our_own_address_is_read_without_asking_ourselves() throws IOException {
    assertThat(fetched(ACME, " https://media.example/shelf/thumbnail ")).isEqualTo("thumbnail");
  }

  @Test
  void what_another_tenant_owns_answers_as_what_is_not_there() {
    String unknown = "kinora:asset/" + RandomKey.of128Bits();
    for (String address :
        List.of("kinora:asset/" + asset, unknown, "https://media.example/shelf/export")) {
      assertThatThrownBy(() -> fetched(OTHER, address))
          .hasMessageContaining(address + ": there is no such asset");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kinora:asset/", "kinora:asset/x", "kinora:asset/../../etc/passwd"})
  void what_names_no_asset_is_not_there(String address) {
    assertThatThrownBy(() -> fetched(ACME, address)).hasMessageContaining("there is no such asset");
  }

  @Test
  void a_file_that_is_removed_while_it_is_read_stays_for_its_reader() throws IOException {
    try (var folder = WorkFolder.in(Files.createTempDirectory("sources"))) {
      var bench = new Bench(
          FakeRun.of(ACME, "video.info", "{}"),
          JsonNodeFactory.instance.objectNode(),
          folder,
          new StopSignal());
      Path input = sources.fetch("kinora:asset/" + asset, bench.asker(), folder.file("input"));

      for (AssetFile file : library.remove(library.files(asset))) {
        Files.delete(library.findPath(file).orElseThrow());
      }

      assertThat(input).hasContent("export");
    }
  }
}
