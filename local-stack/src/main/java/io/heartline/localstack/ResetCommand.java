package io.heartline.localstack;

import io.heartline.localstack.stack.Stacks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Forgets all data of the local stack. */
@Command(name = "reset", mixinStandardHelpOptions = true, description = "Forgets all data of the local stack.")
final class ResetCommand implements Runnable {
    private final Workplace place;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ResetCommand(Workplace place) {
        this.place = place;
    }

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        Stacks.reset(place.plan(), out::println);
        out.println("All data of the local stack is gone.");
    }
}
