package io.kinora.infra.base;

import javax.xml.stream.XMLInputFactory;

/// How XML from outside is parsed, everywhere: no document types, no entities but XML's own five,
/// nothing fetched. A document type comes as an event of its own: refuse it.
public final class SafeXml {

  private SafeXml() {}

  /// A new one each time: they are not meant for several threads.
  public static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }
}
