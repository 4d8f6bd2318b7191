package io.kinora.infra.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page of transfers names a test for each fault and protocol. They are there, and none
/// that is there is missing on the page.
class TransfersPageTest {

  private static final Path PAGE = Path.of("docs/internals/transfers.md");

  /// One cell: a class and a test of it.
  private record Cell(String type, String test) {

    private boolean isThere() {
      try {
        return testsOf(Class.forName("io.kinora.infra.transfer." + type)).contains(test);
      } catch (ClassNotFoundException _) {
        return false;
      }
    }
  }

  private static List<String> testsOf(Class<?> type) {
    Stream<Class<?>> types = Stream.of(type, type.getSuperclass());
    return types
        .flatMap(it -> Arrays.stream(it.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(method -> method.getName())
        .toList();
  }

  private static List<Cell> cells() throws IOException {
    var cells = new ArrayList<Cell>();
    for (String line : Files.readAllLines(PAGE)) {
      List<String> columns = Arrays.stream(line.split("\\|", -1))
          .map(column -> column.strip().replace("`", ""))
          .toList();
      columns.stream()
          .filter(column -> column.matches("\\w+(Fetch|Send)Test"))
          .forEach(column -> cells.add(new Cell(column, columns.get(2))));
    }
    return cells;
  }

  @Test
  void every_test_on_the_page_is_there() throws IOException {
    assertThat(cells()).hasSizeGreaterThan(70).allMatch(Cell::isThere);
  }

  @Test
  void every_fault_that_is_tested_is_on_the_page() throws IOException {
    List<String> named = cells().stream().map(Cell::test).distinct().toList();

    assertThat(named)
        .containsAll(testsOf(FetchFaults.class))
        .containsAll(testsOf(SendFaults.class));
  }
}
