package io.kinora.infra.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.Logger;

/// The log as it is where nobody says otherwise: lines on the error stream, because the output
/// belongs to what commands tell. Found by the logging library itself.
///
/// In code, not as an XML file: reading one took 0.3 s of each start. Who wants another log
/// names a file, as with every program that uses Logback: `-Dlogback.configurationFile=…`.
public final class LogSetup extends ContextAwareBase implements Configurator {

  private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %logger{0} %X{request} - %msg%n";

  /// Heard only when something is wrong.
  private static final List<String> LIBRARIES = List.of(
      "org.eclipse.jetty",
      "org.flywaydb",
      "com.zaxxer.hikari",
      "com.github.kagkarlsson",
      "org.apache.sshd");

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (isSaidOtherwise()) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(console(context));
    LIBRARIES.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static boolean isSaidOtherwise() {
    return System.getProperty("logback.configurationFile") != null
        || LogSetup.class.getResource("/logback-test.xml") != null;
  }

  private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    return console;
  }
}
