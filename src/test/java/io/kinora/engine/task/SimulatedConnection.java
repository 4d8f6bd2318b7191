package io.kinora.engine.task;

import io.kinora.engine.task.SimulatedThread.ProcessDiedError;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A connection of one simulated process to the one database of the world. Each statement and each
/// commit may fail before or after it is done, and may be the last of its process.
///
/// One that failed is lost, as one to a server is: what was open on it is rolled back at once, and
/// it does nothing more.
final class SimulatedConnection implements InvocationHandler {

  private static final int WORDS_MAX = 4;

  private final Connection real;
  private final SimulatedProcess process;
  private final SimulatedWorld world;
  private final List<String> done = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private boolean isOpen;
  private boolean isLost;

  private SimulatedConnection(Connection real, SimulatedProcess process) {
    this.real = real;
    this.process = process;
    this.world = process.world();
  }

  static Connection open(Connection real, SimulatedThread thread) throws SQLException {
    thread.step();
    SimulatedProcess process = thread.process();
    process.check();
    SimulatedWorld world = process.world();
    if (world.faults().losesRequest()) {
      world.story().tell("gets no connection");
      throw new SQLException("no connection");
    }
    return (Connection) Proxy.newProxyInstance(
        SimulatedConnection.class.getClassLoader(),
        new Class<?>[] {Connection.class},
        new SimulatedConnection(real, process));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "close" -> close();
      case "setAutoCommit" -> setAutoCommit(arguments != null && (boolean) arguments[0]);
      case "rollback" -> rollback();
      case "commit" -> request("commit", () -> call(real, method, arguments));
      case "prepareStatement" ->
        statement(
            PreparedStatement.class,
            made(method, arguments),
            arguments == null ? "" : words((String) arguments[0]));
      case "createStatement" -> statement(Statement.class, made(method, arguments), "");
      default -> call(real, method, arguments);
    };
  }

  private Statement made(Method method, Object @Nullable [] arguments) throws Throwable {
    return (Statement) Objects.requireNonNull(call(real, method, arguments));
  }

  private Object statement(Class<? extends Statement> type, Statement statement, String words) {
    statements.add(statement);
    return Proxy.newProxyInstance(
        SimulatedConnection.class.getClassLoader(),
        new Class<?>[] {type},
        (_, method, arguments) -> method.getName().startsWith("execute")
            ? request(
                words.isEmpty() && arguments != null ? words((String) arguments[0]) : words,
                () -> call(statement, method, arguments))
            : call(statement, method, arguments));
  }

  @FunctionalInterface
  private interface Request {
    @Nullable
    Object send() throws Throwable;
  }

  private @Nullable Object request(String words, Request request) throws Throwable {
    checkUse();
    mayDie("before " + words);
    if (world.faults().losesRequest()) {
      throw lost("fails: " + words);
    }
    Object answer = request.send();
    done.add(words);
    if (words.equals("commit") || !isOpen) {
      tellWhatIsDone();
    }
    mayDie("after " + words);
    if (world.faults().losesAnswer()) {
      throw lost("has no answer to: " + words);
    }
    return answer;
  }

  /// Who only looks, makes no story.
  private void tellWhatIsDone() {
    String first = done.getFirst();
    boolean isLook = first.startsWith("pragma")
        || (first.startsWith("select") && done.size() == 1)
        || first.endsWith("set picked");
    if (!isLook) {
      world.story().tell(String.join(" | ", done));
    }
    done.clear();
  }

  private void checkUse() throws SQLException {
    process.check();
    if (isLost) {
      throw new SQLException("the connection is lost");
    }
  }

  private void mayDie(String where) throws SQLException {
    try {
      world.faults().mayKill(process, where);
    } catch (ProcessDiedError death) {
      lose();
      throw death;
    }
  }

  private SQLException lost(String what) throws SQLException {
    world.story().tell(what);
    lose();
    return new SQLException("the connection broke");
  }

  private void lose() throws SQLException {
    isLost = true;
    closeStatements();
    if (isOpen) {
      real.rollback();
      real.setAutoCommit(true);
      isOpen = false;
    }
  }

  private @Nullable Object setAutoCommit(boolean isAuto) throws SQLException {
    checkUse();
    real.setAutoCommit(isAuto);
    isOpen = !isAuto;
    return null;
  }

  private @Nullable Object rollback() throws SQLException {
    checkUse();
    real.rollback();
    done.clear();
    return null;
  }

  private @Nullable Object close() throws SQLException {
    if (isOpen) {
      lose(); // As a pool does with what somebody left open.
    }
    closeStatements();
    SimulatedThread.current().stepAfterTransaction();
    return null;
  }

  private void closeStatements() throws SQLException {
    for (Statement statement : statements) {
      statement.close();
    }
    statements.clear();
  }

  private static String words(String sql) {
    String[] words = sql.strip().split("\\s+", WORDS_MAX + 1);
    return String.join(" ", List.of(words).subList(0, Math.min(WORDS_MAX, words.length)));
  }

  private static @Nullable Object call(
      @Nullable Object on, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getTargetException();
    }
  }
}
