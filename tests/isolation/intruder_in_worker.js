// In the worker: hears from the frame what to do.

acts.intrude = ({ act, details }) => intruder[act](...details);
