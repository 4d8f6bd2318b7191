package io.kinora.infra.db;

/// What a transaction survives once it has returned.
public enum Durability {
  /// The loss of power.
  POWER_CUT,

  /// The death of this process. On SQLite it survives the loss of power with the next transaction
  /// that does, and spares a wait for the disk. On PostgreSQL, where others go on when the
  /// database has crashed, it is the same as [#POWER_CUT].
  PROCESS_DEATH
}
