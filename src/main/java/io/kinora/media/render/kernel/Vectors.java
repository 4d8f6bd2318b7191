package io.kinora.media.render.kernel;

/// Whether kernels run on vectors.
public final class Vectors {

  /// The JVM was started with the vector module, and nobody asked for scalars. Asked of the boot
  /// layer, because a class that names the module cannot be loaded without it.
  public static final boolean ARE_THERE =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
          && !Boolean.getBoolean("kinora.scalar");

  private Vectors() {}
}
