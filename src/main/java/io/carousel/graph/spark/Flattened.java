package io.carousel.graph.spark;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The elements of iterators one after the other, each requested only when its turn comes. */
final class Flattened<T> implements Iterator<T> {
  private final Iterator<Iterator<T>> parts;
  private Iterator<T> part = Collections.emptyIterator();

  private Flattened(Iterator<Iterator<T>> parts) {
    this.parts = parts;
  }

  /** All elements of some iterators. */
  static <T> Iterator<T> of(Iterator<Iterator<T>> parts) {
    return new Flattened<>(parts);
  }

  /** All elements of the iterators made from each input, one input at a time. */
  static <S, T> Iterator<T> map(Iterator<S> inputs, Function<S, Iterator<T>> part) {
    return new Flattened<>(
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return inputs.hasNext();
          }

          @Override
          public Iterator<T> next() {
            return part.apply(inputs.next());
          }
        });
  }

  @Override
  public boolean hasNext() {
    while (!part.hasNext() && parts.hasNext()) {
      part = parts.next();
    }
    return part.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return part.next();
  }
}
