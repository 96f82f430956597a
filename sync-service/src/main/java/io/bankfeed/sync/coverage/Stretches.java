package io.bankfeed.sync.coverage;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The stretches of one account: they never overlap, and what is complete is never forgotten for a refusal. */
public record Stretches(List<Stretch> all) {

    public Stretches {
        all = all.stream()
                .sorted(Comparator.comparing(stretch -> stretch.window().from()))
                .toList();
    }

    public Stretches with(Stretch told) {
        return told.state() == Stretch.State.COMPLETE ? replacing(told) : filling(told);
    }

    private Stretches replacing(Stretch told) {
        return new Stretches(Stream.concat(all.stream().flatMap(held -> held.without(told.window())), Stream.of(told))
                .toList());
    }

    private Stretches filling(Stretch told) {
        List<Stretch> complete = all.stream()
                .filter(held -> held.state() == Stretch.State.COMPLETE)
                .toList();
        List<Stretch> others = all.stream()
                .filter(held -> held.state() != Stretch.State.COMPLETE)
                .flatMap(held -> held.without(told.window()))
                .toList();
        Stream<Stretch> pieces = Stream.of(told);
        for (Stretch held : complete) {
            pieces = pieces.flatMap(piece -> piece.without(held.window()));
        }
        return new Stretches(Stream.of(complete.stream(), others.stream(), pieces)
                .flatMap(stream -> stream)
                .toList());
    }

    public boolean hasComplete() {
        return all.stream().anyMatch(held -> held.state() == Stretch.State.COMPLETE);
    }

    public boolean hasOpen() {
        return all.stream().anyMatch(held -> held.state() == Stretch.State.OPEN);
    }

    /** The last day that is held as complete. */
    public LocalDate completeUntil(LocalDate otherwise) {
        return all.stream()
                .filter(held -> held.state() == Stretch.State.COMPLETE)
                .map(held -> held.window().to())
                .max(Comparator.naturalOrder())
                .orElse(otherwise);
    }
}
