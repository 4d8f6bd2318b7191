package io.kinora.cli.chaos;

import io.kinora.cli.chaos.Client.RefusedException;
import io.kinora.cli.chaos.Order.Standing;
import io.kinora.infra.base.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// Orders work while there is trouble, and follows what was promised. One thread calls
/// [#order], another one [#follow].
final class Orders implements AutoCloseable {

  private static final Duration ORDER_EVERY = Duration.ofMillis(150);
  private static final Duration ASK_EVERY = Duration.ofSeconds(1);

  private final Customer usual;
  private final List<Customer> others;
  private final RandomGenerator random;
  private final int openMax;
  private final Map<String, Followed> open = new ConcurrentHashMap<>();
  private final Map<String, Followed> ended = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Map<String, String> findings = new ConcurrentHashMap<>();
  private volatile boolean isEnough;

  /// An order and the most that was said of its progress.
  record Followed(Order order, int percent) {}

  /// @param usual  orders three times of four
  /// @param others take turns by chance
  /// @param openMax so many are open at once
  Orders(Customer usual, List<Customer> others, RandomGenerator random, int openMax) {
    this.usual = usual;
    this.others = List.copyOf(others);
    this.random = random;
    this.openMax = openMax;
  }

  /// Orders until it is [#enough].
  void order() throws InterruptedException {
    for (int number = 1; !isEnough; number++) {
      Pause.of(ORDER_EVERY);
      if (open.size() + asked.get() < openMax) {
        int next = number;
        asked.incrementAndGet();
        threads.execute(() -> {
          order(next);
          asked.decrementAndGet();
        });
      }
    }
    while (asked.get() > 0) {
      Pause.of(ASK_EVERY);
    }
  }

  private void order(int number) {
    Customer customer = others.isEmpty() || random.nextInt(4) > 0
        ? usual
        : others.get(random.nextInt(others.size()));
    try {
      Order order = customer.order(number);
      open.put(order.name(), new Followed(order, 0));
    } catch (IOException _) {
      unanswered.incrementAndGet();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RefusedException refused) {
      findings.put("order " + number, "An order was refused: " + refused.getMessage());
    }
  }

  /// Asks after all that is open until nothing is.
  void follow() throws InterruptedException {
    while (!isEnough || asked.get() > 0 || !open.isEmpty()) {
      Pause.of(ASK_EVERY);
      threads.invokeAll(open.values().stream().map(this::question).toList());
    }
  }

  private Callable<Void> question(Followed followed) {
    return () -> {
      ask(followed);
      return null;
    };
  }

  private void ask(Followed followed) throws InterruptedException {
    Order order = followed.order();
    try {
      switch (order.question().ask()) {
        case Standing.Good _ -> end(followed);
        case Standing.Bad(String text) -> {
          findings.put(order.name(), order.kind() + " failed: " + text);
          end(followed);
        }
        case Standing.Open(int percent) -> {
          if (percent < followed.percent()) {
            findings.put(
                order.name(),
                order.kind() + ": progress fell from " + followed.percent() + " to " + percent);
          }
          open.put(order.name(), new Followed(order, percent));
        }
      }
    } catch (IOException _) {
      // Nobody is there to be asked, just now.
    } catch (RefusedException refused) {
      findings.put(order.name(), "A promise was forgotten: " + refused.getMessage());
      end(followed);
    }
  }

  private void end(Followed followed) {
    ended.put(followed.order().name(), followed);
    open.remove(followed.order().name());
  }

  /// Nothing more is ordered.
  void enough() {
    isEnough = true;
  }

  int openCount() {
    return open.size();
  }

  /// Orders that nobody answered; they may have been taken, all the same.
  int unansweredCount() {
    return unanswered.get();
  }

  /// How many have ended, by their kinds.
  Map<String, Integer> endedByKind() {
    var counts = new TreeMap<String, Integer>();
    ended.values().forEach(it -> counts.merge(it.order().kind(), 1, Integer::sum));
    return counts;
  }

  /// The names of those that have ended and whose end is told by a callback.
  List<String> calledBack() {
    return ended.values().stream()
        .map(Followed::order)
        .filter(Order::hasCallback)
        .map(Order::name)
        .toList();
  }

  /// What did not go as promised, and what is still open.
  List<String> findings() {
    var all = new ArrayList<>(findings.values());
    open.values().stream()
        .map(Followed::order)
        .forEach(it -> all.add(it.kind() + " " + it.name() + " is lost: it has not ended."));
    return all;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
