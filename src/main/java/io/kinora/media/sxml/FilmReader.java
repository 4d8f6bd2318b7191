package io.kinora.media.sxml;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Text becomes a checked film. Source: the film language, sections 2 and 18.
public final class FilmReader {

  private static final String SERVICE = "craftsman-1.0";
  private static final Set<String> BODY_LEVEL = Set.of(
      "sequence", "stack", "effect", "text", "overlay", "sphere", "audio", "widget", "transition");

  private final Strictness strictness;
  private final Problems problems;

  private FilmReader(Strictness strictness) {
    this.strictness = strictness;
    problems = new Problems(strictness);
  }

  /// Reads a whole document, or a fragment of one, leniently.
  ///
  /// @throws InvalidFilmException when it is not right; it has every problem that was found
  public static Film read(String document) {
    return read(document, Strictness.LENIENT);
  }

  /// @throws InvalidFilmException when it is not right; it has every problem that was found
  public static Film read(String document, Strictness strictness) {
    return new FilmReader(strictness).film(document);
  }

  /// Reads a film into a skin: a document around it, with `{{user_movie}}` where it goes.
  ///
  /// @throws InvalidFilmException when one of them is not right; it has every problem that was
  ///     found in the film, or else in the skin
  public static Film read(String skin, String film, Strictness strictness) {
    read(film, strictness);
    var inner = new FilmReader(Strictness.LENIENT);
    Element body = inner.bodyOf(DocumentReader.read(film, inner.problems));
    var guest = new Element("sequence", body.attributes(), body.children(), body.text(), body.at());
    var outer = new FilmReader(strictness);
    return outer.film(DocumentReader.read(skin, outer.problems, guest));
  }

  private Film film(String document) {
    return film(DocumentReader.read(document, problems));
  }

  private Film film(List<Element> roots) {
    if (roots.isEmpty()) {
      problems.error("V01", new Position(1, 1), "the document is empty, expected <movie>");
      problems.throwErrors();
    }
    Element body = bodyOf(roots);
    boolean isWhole = roots.getFirst().name().equals("movie");
    Element known = checked(isWhole ? roots.getFirst() : body);
    problems.throwErrors();
    SceneNode.Sequence sequence = new FilmBuilder(problems).body(isWhole ? bodyIn(known) : known);
    problems.throwErrors();
    return new Film(sequence, body.at(), problems.all());
  }

  private Element bodyOf(List<Element> roots) {
    Element root = roots.getFirst();
    if (root.name().equals("movie") && roots.size() == 1) {
      return bodyOf(root);
    }
    boolean isFragment = roots.stream().allMatch(element -> BODY_LEVEL.contains(element.name()));
    if (!isFragment) {
      problems.error("V01", root.at(), "the root is <" + root.name() + ">, expected <movie>");
      problems.throwErrors();
    }
    problems.warn("V01", root.at(), "no <movie> and <body> around the film; they are assumed");
    return new Element("body", Map.of(), roots, "", root.at());
  }

  private static Element bodyIn(Element movie) {
    return movie.children().stream()
        .filter(child -> child.name().equals("body"))
        .findFirst()
        .orElseThrow();
  }

  private Element bodyOf(Element movie) {
    checkService(movie);
    List<Element> bodies =
        movie.children().stream().filter(child -> child.name().equals("body")).toList();
    if (bodies.size() != 1) {
      Position at = bodies.size() > 1 ? bodies.get(1).at() : movie.at();
      problems.error(
          "V03",
          at,
          bodies.isEmpty()
              ? "<movie> has no <body>"
              : "<movie> has a second <body>, expected exactly one");
      problems.throwErrors();
    }
    movie.children().stream()
        .filter(child -> child.name().equals("head"))
        .flatMap(head -> head.children().stream())
        .filter(code -> code.name().equals("filtercode"))
        .forEach(code -> problems.warn("V19", code.at(), "<filtercode> is never executed"));
    return bodies.getFirst();
  }

  private void checkService(Element movie) {
    Element.Attribute service = movie.attributes().get("service");
    if (service == null) {
      problems.error(
          "V02", movie.at(), "<movie> needs the attribute 'service', expected '" + SERVICE + "'");
    } else if (service.value().equals("slideshow-1.0")) {
      problems.error(
          "V02",
          service.at(),
          "the older language 'slideshow-1.0' is not supported, expected '" + SERVICE + "'");
    } else if (!service.value().equals(SERVICE)) {
      problems.error(
          "V02",
          service.at(),
          "the service is '" + service.value() + "', expected '" + SERVICE + "'");
    }
  }

  /// The element without those children that may not stand there: nobody has checked them.
  private Element checked(Element element) {
    Vocabulary.Word word = Vocabulary.word(element.name()).orElseThrow();
    new ElementCheck(problems).check(element, word);
    if (strictness == Strictness.STRICT_2015) {
      new Schema2015(problems).check(element);
    }
    return element.with(element.children().stream()
        .filter(child -> word.children().contains(child.name()))
        .map(this::checked)
        .toList());
  }
}
