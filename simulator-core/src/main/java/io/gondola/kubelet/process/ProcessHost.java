package io.gondola.kubelet.process;

import io.gondola.api.meta.ObjectKey;
import io.gondola.sim.ChoiceStream;
import io.gondola.sim.Simulation;
import java.util.function.BiConsumer;

/**
 * What a process needs of the pod around it.
 *
 * @param log takes the container's name and a line
 */
public record ProcessHost(
    Simulation simulation,
    ChoiceStream choices,
    ObjectKey pod,
    NetworkNamespace network,
    BiConsumer<String, String> log) {}
