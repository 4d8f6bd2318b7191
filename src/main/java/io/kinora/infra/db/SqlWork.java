package io.kinora.infra.db;

import org.jdbi.v3.core.Handle;

/// A piece of SQL that is committed together with something else, or not at all.
///
/// It may be run again after a rollback: it does nothing but SQL on its handle.
@FunctionalInterface
public interface SqlWork {

  SqlWork NOTHING = _ -> {};

  void run(Handle handle);
}
