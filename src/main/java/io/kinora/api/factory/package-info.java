/// The API of Stupeflix, "stupeflix-1.0": signed requests write definitions of films and order
/// what profiles make of them. Start at [FactoryDialect], then [SignedRequest] and
/// [Authentication].
///
/// Source: the factory contract.
@NullMarked
package io.kinora.api.factory;

import org.jspecify.annotations.NullMarked;
