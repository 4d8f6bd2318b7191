package io.kinora.infra.base;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.NotificationEmitter;

/// Keeps the heap of this process small.
///
/// The serial collector, which we run with because it takes the least memory, looks for garbage
/// among old objects only when the heap has reached its limit: a quarter of the machine's memory.
/// The large arrays that pictures and frames are kept in grow old at once. With this it looks each
/// time that old objects take twice what those took that were alive at the last look. Other
/// collectors look by themselves, and are let be.
public final class HeapThrift {

  private static final String SERIAL_OLD = "Tenured Gen";

  /// Below that it is not worth the pause.
  private static final long LOOK_AT_LEAST = 96L << 20;

  private static final AtomicBoolean HAS_BEGUN = new AtomicBoolean();

  private HeapThrift() {}

  /// Begins, once and for as long as the process lives. On a thread of its own: the beans of the
  /// virtual machine take a while to wake.
  public static void begin() {
    if (HAS_BEGUN.getAndSet(true)) {
      return;
    }
    Thread.ofPlatform()
        .name("heap-thrift")
        .daemon()
        .start(() -> ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals(SERIAL_OLD))
            .forEach(HeapThrift::watch));
  }

  private static void watch(MemoryPoolMXBean old) {
    var memory = (NotificationEmitter) ManagementFactory.getMemoryMXBean();
    memory.addNotificationListener(
        (_, _) -> collect(old),
        it -> it.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED),
        null);
    lookAt(LOOK_AT_LEAST, old);
  }

  private static void collect(MemoryPoolMXBean old) {
    System.gc();
    lookAt(Math.max(LOOK_AT_LEAST, 2 * old.getCollectionUsage().getUsed()), old);
  }

  private static void lookAt(long bytes, MemoryPoolMXBean old) {
    old.setUsageThreshold(Math.min(bytes, old.getUsage().getMax()));
  }
}
